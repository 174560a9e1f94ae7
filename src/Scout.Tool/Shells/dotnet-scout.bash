# Completion of dotnet-scout for bash. Load it with: source <(dotnet-scout completion bash)
_dotnet_scout() {
    local word=${COMP_WORDS[COMP_CWORD]} line
    COMPREPLY=()
    while IFS= read -r line; do
        # A name with spaces needs quotes; the shell adds them.
        [[ $line == "$word"* || $word == [\"\']* ]] && COMPREPLY+=("$(printf '%q' "$line")")
    done < <(dotnet-scout "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)
    [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == */ ]] && compopt -o nospace
}
complete -F _dotnet_scout dotnet-scout
