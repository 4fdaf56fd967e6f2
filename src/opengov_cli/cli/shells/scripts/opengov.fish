# What the Tab key does behind opengov. `opengov --install-completion` puts this in its place.
function __opengov_completion
    set -l program (commandline --current-process --tokenize --cut-at-cursor)[1]
    set -l line (commandline --current-process --cut-at-cursor | string collect)
    set -l offers (env _OPENGOV_COMPLETE=complete_fish _OPENGOV_LINE=$line PYTHONIOENCODING=utf-8 $program 2>/dev/null)
    if set -q offers[1]
        printf '%s\n' $offers
    else
        __fish_complete_path (commandline --current-token)
    end
end
complete --command opengov --no-files --keep-order --arguments '(__opengov_completion)'
