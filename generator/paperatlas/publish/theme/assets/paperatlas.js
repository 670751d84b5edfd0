{#- The files of publish/scripts/, joined by publish/joined.py. -#}
{{ paperatlas_script }}
