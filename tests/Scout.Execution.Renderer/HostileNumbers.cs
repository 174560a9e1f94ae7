using static Scout.Execution.Renderer.HostileCorpus;

namespace Scout.Execution.Renderer;

/// <summary>Numbers that few characters write, and whose digits fill the memory.</summary>
internal static class HostileNumbers
{
    /// <summary>All of them, the long ones made only when they are asked for.</summary>
    public static IEnumerable<string> All => Short.Concat(Long.Select(made => made()));

    private static string Digits => Times("9", 200_000);

    private static IReadOnlyList<Func<string>> Long { get; } =
    [
        () => $"{{{{ {Digits} }}}}",
        () => $"{{{{ -{Digits} }}}}",
        () => $"{{{{ {Digits}.{Digits} }}}}",
        () => $"{{{{ 0.{Times("0", 400_000)}1 }}}}",
        () => $"{{{{ 0x{Times("f", 400_000)} }}}}",
        () => $"{{{{ 0b{Times("1", 400_000)} }}}}",
        () => $"{{{{ {Times("9_", 150_000)}9 }}}}",
        () => $"{{{{ 1.0e{Digits} }}}}",
        () => $"{{{{ [{Times(Times("9", 300) + ",", 1600)}1] }}}}",
        () => $"{{{{ {Times("9", 300)}{Times(" * " + Times("9", 300), 1600)} }}}}",
        () => $"{{{{ inputs.{Digits} }}}}",
    ];

    private static IReadOnlyList<string> Short { get; } =
    [
        "{{ 1e99999999 }}",
        "{{ 1E99999999 }}",
        "{{ 1.0e99999999 }}",
        "{{ 1.5E+99999999 }}",
        "{{ 1.0e-99999999 }}",
        "{{ 1.0e999999999999999999999 }}",
        "{{ 1.0e99999999m }}",
        "{{ 1.0e99999999f }}",
        "{{ 1e99999999m }}",
        "{{ -1.0e99999999 }}",
        "{{ [1.0e99999999, 1.0e99999999] }}",
        "{{ { a: 1.0e99999999 } }}",
        "{{ x = 1.0e99999999; x }}",
        "{{ if 1.0e99999999 > 1 }}a{{ end }}",
        "{{ for i in 1..1.0e99999999 }}{{ end }}",
        "{{ $'{1.0e99999999}' }}",
        "{{ 1 | math.plus 1.0e99999999 }}",
        "{{ math.round(1.0e99999999) }}",
        "{{ inputs.items[1.0e99999999] }}",
        "{{~ 1.0e99999999 ~}}",
        "{{ func f; ret 1.0e99999999; end; f }}",
        "{{ case 1; when 1.0e99999999; end }}",
        "{{ if false }}{{ 1.0e99999999 }}{{ end }}",
        "a {{ '}}' }} {{ # }}\n 1.0e99999999 }}",
        "{{ '1e99999999' | string.to_double }}",
        "{{ '1e99999999' | string.to_int }}",
        "{{ '1e99999999' | string.to_long }}",
        "{{ '1e99999999' | math.plus 1 }}",
        "{{ '1e-99999999' | math.round 50 }}",
        "{{ '9' * 900000 | math.plus 1 }}",
        "{{ '9' * 900000 | string.to_int }}",
        "{{ '9' * 900000 | string.to_double }}",
        "{{ '0' * 900000 | string.to_double }}",
        "{{ '1e99999999' * 1 }}",
        "{{ x = 3; for i in 1..60; x = x * x; end }}",
        "{{ x = 1.1; for i in 1..60; x = x * x; end }}",
        "{{ x = 0.1; for i in 1..60; x = x * x; end }}",
        "{{ 1 << 2000000000 }}",
        "{{ x = 1; for i in 1..100; x = x << 1000; end }}",
        "{{ 2 ^ 2000000000 }}",
        "{{ 2 | math.times 1 << 1000 }}",
        "{{ x = 1 << 1000; for i in 1..1000000; y = x * x; end }}",
        "{{ x = 1.5; for i in 1..1000000; y = x / 7.3; end }}",
        "{{ x = 1.0e300; for i in 1..1000000; y = x % 0.0007; end }}",
        "{{ 1 | math.format 'D999999999' }}",
        "{{ 1 | math.format 'N0999999999' }}",
        "{{ 1 | math.format '0' * 60 }}",
        "{{ 1 | object.format 'F999999999' }}",
        "{{ 1.0e300 | math.format 'F99' }}",
        "{{ for i in 1..1000000; y = 1.0e300 | math.format 'F99'; end }}",
        "{{ for i in 1..1000000; y = i | math.divided_by 0.0007; end }}",
        "{{ for i in 1..1000000; y = 0.123456789 | math.round 50; end }}",
    ];
}
