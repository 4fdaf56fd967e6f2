# What the Tab key does behind opengov. `opengov --install-completion` puts this in its place.
_opengov_completion() {
    COMPREPLY=()
    local offer
    while IFS= read -r offer; do
        COMPREPLY+=("${offer%$'\r'}")
    done < <(_OPENGOV_COMPLETE=complete_bash _OPENGOV_LINE="${COMP_LINE:0:COMP_POINT}" \
        _OPENGOV_WORD="$2" PYTHONIOENCODING=utf-8 "$1" 2>/dev/null)
}
complete -o default -F _opengov_completion opengov
