"""A clerk keeps a page from outside search engines; the page itself stays."""

import pytest
from lxml import html

from tests.models.factories import make_item

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("of", ["item", "meeting"])
def test_a_tick_in_the_admin_keeps_a_page_from_outside_search_engines(admin_client, client, of):
    item = make_item()
    row = item if of == "item" else item.meeting
    address = f"/admin/council/{row._meta.model_name}/{row.pk}/change/"
    form = html.fromstring(admin_client.get(address).content).get_element_by_id(
        f"{row._meta.model_name}_form"
    )
    form.fields["kept_from_search_engines"] = True
    assert admin_client.post(address, dict(form.form_values())).status_code == 302
    page = client.get(item.get_absolute_url())
    assert page.status_code == 200
    assert '<meta name="robots" content="noindex">' in page.content.decode()
