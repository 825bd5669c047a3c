# The archive as a service. docker-compose.yml starts it with PostgreSQL; docs/operating.md tells how.
FROM python:3.11-slim

ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 PIP_NO_CACHE_DIR=1
RUN useradd --create-home --uid 10001 archive \
 && install --directory --owner archive --mode 0750 /srv/data
WORKDIR /srv/archive
COPY requirements.txt .
RUN pip install --disable-pip-version-check --require-hashes -r requirements.txt
COPY manage.py pyproject.toml ./
COPY council council
COPY templates templates
COPY static static
ENV COUNCIL_DATA=/srv/data
USER archive
VOLUME /srv/data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["sh", "-c", "python manage.py migrate --no-input && python manage.py collectstatic --no-input && exec gunicorn council.wsgi --bind 0.0.0.0:8000 --worker-class gthread --workers 2 --threads 4 --limit-request-line 8190 --no-control-socket --worker-tmp-dir /dev/shm"]
