using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Scout.Analyzers.Tests.Texts;

/// <summary>Writes source with random templates, and remembers where each character of them is written.</summary>
internal sealed class RandomSource
{
    private readonly Random _random;
    private readonly StringBuilder _source = new();
    private readonly RandomLiterals _literals;

    public RandomSource(Random random)
    {
        _random = random;
        _literals = new(random, _source);
    }

    public List<RandomTemplate> Templates { get; } = [];

    public override string ToString() => _source.ToString();

    public void Write(int count)
    {
        _source.Append("""
            public static class Uses
            {
                public const string Known = "known";
                public static class Template { public static void Use(Scout.Template template) => All.Add(template); }
                public static class Condition { public static void Use(Scout.Condition condition) => All.Add(condition); }
                public static readonly System.Collections.Generic.List<object> All = [];
                public static void Run(Scout.Value value)
                {

            """);
        for (var i = 0; i < count; i++)
        {
            var isCondition = _random.Next(5) == 0;
            _source.Append(isCondition ? "Condition" : "Template").Append(".Use(");
            var start = _source.Length;
            var parts = _random.Next(4) switch
            {
                0 => [new RandomPart.Written(_literals.Plain(_random.Next(4)))],
                1 => [new RandomPart.Written(Joined())],
                2 => _literals.Interpolated(_random.Next(4), () => _random.Next(3) == 0 ? Constant() : Hole()),
                _ => Added(),
            };
            Templates.Add(new RandomTemplate(_source.ToString(start, _source.Length - start), isCondition, parts));
            _source.Append(");\n");
        }

        _source.Append("}\n}\n");
    }

    private List<RandomPart> Added()
    {
        var parts = _literals.Interpolated(_random.Next(4), Hole);
        for (var more = _random.Next(1, 3); more > 0; more--)
        {
            _source.Append(_random.Next(2) == 0 ? " + " : "\n    + ");
            parts.AddRange(_literals.Interpolated(_random.Next(4), Hole));
        }

        return parts;
    }

    private List<SourceCharacter> Joined()
    {
        var isNested = _random.Next(3) == 0;
        var characters = new List<SourceCharacter>();
        characters.AddRange(_literals.Plain(_random.Next(4)));
        _source.Append(isNested ? " + (" : " + ");
        characters.AddRange(Operand());
        _source.Append(" + ");
        characters.AddRange(Operand());
        _source.Append(isNested ? ")" : "");
        return characters;
    }

    private List<SourceCharacter> Operand()
    {
        switch (_random.Next(7))
        {
            case 0:
                return Elsewhere("Known", "known");
            case 1:
                return Elsewhere("nameof(value)", "value");
            case 2:
                return [.. _literals.Interpolated(_random.Next(4), () => new RandomPart.Written(HoleOf(() => Elsewhere("Known", "known"))))
                    .SelectMany(part => ((RandomPart.Written)part).Characters)];
            default:
                return _literals.Plain(_random.Next(4));
        }
    }

    private List<SourceCharacter> Elsewhere(string expression, string value)
    {
        var span = Append(expression);
        return [.. value.Select(character => new SourceCharacter(character, span) { IsLiteral = false, Literal = -1 })];
    }

    private List<SourceCharacter> HoleOf(Func<List<SourceCharacter>> inner)
    {
        Append(new string('{', _literals.Braces));
        var characters = inner();
        Append(new string('}', _literals.Braces));
        return characters;
    }

    private RandomPart.Hole Hole()
    {
        var space = _random.Next(4) == 0 ? " " : "";
        var open = Append(new string('{', _literals.Braces));
        Append(space);
        var span = Append(_random.Next(4) == 0 ? "(value)" : "value");
        Append(space);
        return new RandomPart.Hole(open, span, Append(new string('}', _literals.Braces)));
    }

    private RandomPart.Constant Constant()
    {
        var (source, text, literal) = _random.Next(6) switch
        {
            0 => ("Known", "known", "'known'"),
            1 => ("\"a{b\"", "a{b", "'a{b'"),
            2 => ("\"}} it's\\n\"", "}} it's\n", "'}} it\\'s\\n'"),
            3 => ("3", "3", "3"),
            4 => ("1e-7", "1.0E-07", "1.0E-07"),
            _ => ("-0.5f", "-0.5", "-0.5"),
        };
        Append(new string('{', _literals.Braces));
        var span = Append(source);
        Append(new string('}', _literals.Braces));
        return new RandomPart.Constant(text, literal, span);
    }

    private TextSpan Append(string text)
    {
        _source.Append(text);
        return new TextSpan(_source.Length - text.Length, text.Length);
    }
}
