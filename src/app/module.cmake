target_compile_definitions(schemac_app PRIVATE SCHEMAC_VERSION="${PROJECT_VERSION}")
