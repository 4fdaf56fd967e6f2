# What the Tab key does behind opengov. `opengov --install-completion bash` puts this in its place.
_opengov_completion() {
    COMPREPLY=()
    local offer
    while IFS= read -r offer; do
        COMPREPLY+=("$offer")
    done < <(_OPENGOV_COMPLETE=complete_bash _OPENGOV_LINE="${COMP_LINE:0:COMP_POINT}" \
        _OPENGOV_WORD="$2" "$1" 2>/dev/null)
}
complete -o default -F _opengov_completion opengov
