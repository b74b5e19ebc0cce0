target_compile_definitions(schemac_cli PRIVATE SCHEMAC_VERSION="${PROJECT_VERSION}")
