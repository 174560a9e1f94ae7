using static Scout.Execution.Renderer.HostileCorpus;

namespace Scout.Execution.Renderer;

/// <summary>Patterns with many groups, or whose machine is large.</summary>
internal static class HostilePatterns
{
    private const string Long = "x = 'a' * 900000; ";
    private static readonly string Groups = "'" + Times("(a)", 160) + "'";
    private static readonly string Empty = "'" + Times("()", 240) + "'";

    public static IReadOnlyList<string> All { get; } =
    [
        .. new[] { "matches", "split", "match" }.SelectMany(_ => new[] { Groups, Empty, "'()'", "''", "'(a)|(b)'", "'(((((((((a)))))))))'", "'a*'", "'(a*)*'", "'(a?){60}a{60}'" }, (function, pattern) => "{{ " + Long + $"x | regex.{function} {pattern} | array.size }}}}"),
        .. new[] { "''", "'()'", "'a'", "'(a)'", Empty, Groups }.Select(pattern => "{{ " + Long + "y = 'b' * 900000; x | regex.replace " + pattern + " y }}"),
        .. new[] { "'$0$0$0$0'", "'$1' * 200000", "'$`'", "\"$'\"", "'$_'", "'$_$_$_'", "'${1}' * 100", "'$$' * 400000" }.Select(replacement => "{{ " + Long + "y = " + replacement + "; x | regex.replace '(a)' y }}"),
        "{{ " + Long + "x | regex.replace 'z' '$_' }}",
        "{{ inputs.text | regex.match '^(a?){60}a{60}$' | array.size }}{{ while true }}{{ end }}",
        "{{ inputs.text | regex.match '(a+)+$' }}",
        "{{ inputs.text | regex.match '((((((((((a{20}){20}){20}){20}){20}){20}){20}){20}){20}){20})' }}",
        "{{ inputs.text | regex.match '(.{1000}){1000}' }}",
        "{{ inputs.text | regex.match '.{2000000000}' }}",
        "{{ inputs.text | regex.match '(a|b|ab){500}' }}",
        "{{ inputs.text | regex.match '\\\\w{1000}\\\\d{1000}' }}",
        "{{ " + Long + "x | regex.matches '(?:a?){900}' | array.size }}",
        "{{ " + Long + "x | regex.matches '[^b]*b|a' | array.size }}",
        "{{ " + Long + "x | regex.matches '.*b' | array.size }}",
        "{{ " + Long + "for i in 1..1000; y = x | regex.match ('a' + i); end }}",
        "{{ for i in 1..100000; y = 'aaa' | regex.match ('(a|b){200}' + i); end }}",
        "{{ for i in 1..100000; y = 'aaa' | regex.replace '(?:[a-z]|[b-y]){100}' 'b'; end }}",
        "{{ inputs.text | regex.match '" + Times("(?i:ß|ss|ſ)", 45) + "' }}",
        "{{ inputs.text | regex.match '" + Times("\\\\p{L}\\\\W", 45) + "' }}",
        "{{ inputs.text | regex.match '" + Times("(", 250) + Times(")", 250) + "' }}",
        "{{ l = []; for i in 1..100; l = l | array.add ('a' * 100000 | regex.matches 'a'); end }}",
        "{{ l = []; for i in 1..100; l = l | array.add ('a' * 100000 | regex.split ''); end }}",
    ];
}
