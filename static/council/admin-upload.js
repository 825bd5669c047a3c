// Sends one file per request, so that any number of files can be uploaded with a progress bar.
// Without this script the form posts all files at once.
const form = document.getElementById("upload-form");
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const files = [...form.elements.minutes.files];
  const progress = form.querySelector("progress");
  const results = document.getElementById("upload-results");
  const button = form.querySelector("[type=submit]");
  progress.max = files.length;
  progress.value = 0;
  progress.hidden = false;
  button.disabled = true;
  for (const file of files) {
    const data = new FormData();
    data.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    data.append("minutes", file);
    const item = document.createElement("li");
    try {
      const response = await fetch(form.action, { method: "POST", body: data, headers: { "X-One-File": "1" } });
      if (response.redirected) throw new Error("you are signed out");
      if (!response.ok) throw new Error(response.statusText);
      item.innerHTML = await response.text();
    } catch (error) {
      item.textContent = `${file.name}: not uploaded (${error.message}). Open this page again and send it once more.`;
    }
    results.append(item);
    progress.value += 1;
  }
  form.reset();
  button.disabled = false;
  progress.hidden = true;
});
