#compdef opengov
# What the Tab key does behind opengov. `opengov --install-completion` puts this in its place.
_opengov() {
    local -a values shown together
    local value help
    while IFS=$'\t' read -r value help; do
        values+=("$value")
        shown+=("$value${help:+  -- $help}")
        [[ -n $help ]] && together=(-l)
    done < <(_OPENGOV_COMPLETE=complete_zsh _OPENGOV_LINE="${(j: :)words[1,CURRENT-1]} $QIPREFIX$PREFIX" \
        PYTHONIOENCODING=utf-8 "${(Q)words[1]}" 2>/dev/null)
    if (( $#values )); then
        # What was found by pinyin does not begin with what was typed: it is taken all the same (-U), and of several the
        # first one, not what they have in common, which may be nothing. The order is that of the plan (-V).
        (( $#values > 1 )) && [[ -n ${values:#${(b)${(Q)PREFIX}}*} ]] && compstate[insert]=menu
        compadd -U -V opengov $together -d shown -a values
    else
        _files
    fi
}
if [[ $funcstack[1] == _opengov ]]; then
    _opengov "$@"
else
    compdef _opengov opengov
fi
