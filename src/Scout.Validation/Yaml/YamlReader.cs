using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Scout.Revisions.Json;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Scout.Validation.Yaml;

/// <summary>Why a text is no YAML that is taken here.</summary>
/// <param name="place">Where.</param>
/// <param name="message">What is wrong, and the remedy.</param>
internal sealed class YamlException(YamlPlace place, string message) : Exception(message)
{
    /// <summary>Where.</summary>
    public YamlPlace Place { get; } = place;
}

/// <summary>
/// Reads one YAML document as values with their places: the core schema of YAML 1.2, so that <c>no</c> and <c>12:30</c> are texts. Aliases may be used; what they make of a file is bounded.
/// </summary>
internal sealed class YamlReader
{
    private const int MaxDepth = 64;
    private const int MostNodes = 100_000;

    private readonly Parser _parser;
    private readonly Dictionary<string, (YamlNode Node, int Size)> _anchors = new(StringComparer.Ordinal);
    private int _nodes;

    private YamlReader(Parser parser) => _parser = parser;

    /// <summary>Reads a text.</summary>
    /// <returns>The value; none where the text has none.</returns>
    /// <exception cref="YamlException">It is no YAML, has more than one document, a name twice, a tag, or grows beyond all bounds.</exception>
    public static YamlNode? Read(string text)
    {
        using var reader = new StringReader(text);
        var scanner = new Scanner(reader);
        try
        {
            return new YamlReader(new Parser(scanner)).Document();
        }
        catch (YamlDotNet.Core.YamlException exception)
        {
            throw new YamlException(Of(exception.End.Line > 1 ? exception.End : scanner.CurrentPosition), $"that is no YAML: {UnicodeText.OneSentence(exception.Message)}");
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            // What the library's scanner stumbles over.
            throw new YamlException(Of(scanner.CurrentPosition), "that is no YAML. Look at the line, and at the brackets and quotes before it.");
        }
    }

    private YamlNode? Document()
    {
        Take<StreamStart>();
        if (Is<StreamEnd>())
        {
            return null;
        }

        Take<DocumentStart>();
        var root = Node(0);
        Take<DocumentEnd>();
        return !Is<StreamEnd>() ? throw new YamlException(Of(_parser.Current!.Start), "a second document begins. Write one suite a file.")
            : root is YamlScalar { Json.ValueKind: JsonValueKind.Null } ? null
            : root;
    }

    private YamlNode Node(int depth)
    {
        var before = _nodes;
        var place = Of(_parser.Current!.Start);
        if (depth > MaxDepth)
        {
            throw new YamlException(place, $"it is nested more than {MaxDepth} deep.");
        }

        if (++_nodes > MostNodes)
        {
            throw new YamlException(place, $"it has more than {MostNodes} values, those that aliases repeat among them. Write several suites.");
        }

        if (_parser.Current is NodeEvent { Tag.IsEmpty: false, Tag.IsNonSpecific: false } tagged)
        {
            throw new YamlException(place, $"the tag {tagged.Tag.Value} is not known here. Leave it out.");
        }

        switch (_parser.Current)
        {
            case AnchorAlias alias:
                _parser.MoveNext();
                return Alias(place, alias.Value.Value);
            case Scalar scalar:
                _parser.MoveNext();
                return Anchored(scalar, new YamlScalar(place, scalar.Value, Value(place, scalar)), before);
            case SequenceStart list:
                _parser.MoveNext();
                return Anchored(list, new YamlList(place, Items(depth)), before);
            case MappingStart map:
                _parser.MoveNext();
                return Anchored(map, new YamlMap(place, Members(depth)), before);
            default:
                throw new YamlException(place, "a value is expected here.");
        }
    }

    private YamlNode Alias(YamlPlace place, string name)
    {
        if (!_anchors.TryGetValue(name, out var anchored))
        {
            throw new YamlException(place, $"*{name} stands for nothing: there is no &{name} before it.");
        }

        _nodes += anchored.Size;
        return _nodes > MostNodes ? throw new YamlException(place, $"*{name} makes more than {MostNodes} values of the file. Write them out, or write several suites.") : anchored.Node;
    }

    private YamlNode Anchored(NodeEvent read, YamlNode node, int before)
    {
        if (!read.Anchor.IsEmpty)
        {
            _anchors[read.Anchor.Value] = (node, _nodes - before);
        }

        return node;
    }

    private ImmutableArray<YamlNode> Items(int depth)
    {
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        while (!Is<SequenceEnd>())
        {
            items.Add(Node(depth + 1));
        }

        _parser.MoveNext();
        return items.ToImmutable();
    }

    private ImmutableArray<YamlMember> Members(int depth)
    {
        var members = ImmutableArray.CreateBuilder<YamlMember>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (!Is<MappingEnd>())
        {
            if (Node(depth + 1) is not YamlScalar key)
            {
                throw new YamlException(Of(_parser.Current!.Start), "a name is expected before the colon, not a list or an object.");
            }

            if (!names.Add(key.Text))
            {
                throw new YamlException(key.Place, $"'{key.Text}' is there twice.");
            }

            members.Add(new(key.Place, key.Text, Node(depth + 1)));
        }

        _parser.MoveNext();
        return members.ToImmutable();
    }

    private static JsonElement Value(YamlPlace place, Scalar scalar)
    {
        var text = scalar.Value;
        if (scalar.Style != ScalarStyle.Plain)
        {
            return PlainJson.Of(text);
        }

        switch (text)
        {
            case "" or "~" or "null" or "Null" or "NULL":
                return PlainJson.Null;
            case "true" or "True" or "TRUE":
                return PlainJson.Of(true);
            case "false" or "False" or "FALSE":
                return PlainJson.Of(false);
            default:
                return IsNumber(text) ? JsonElement.Parse(text)
                    : IsOtherNumber(text) ? throw new YamlException(place, $"{text} is read as a number by some and as a text by others. Put it in quotes, or write the number as JSON does.")
                    : PlainJson.Of(text);
        }
    }

    // As JSON has them: as exact as they are written.
    private static bool IsNumber(string text)
    {
        if (!char.IsAsciiDigit(text[^1]) || (text[0] != '-' && !char.IsAsciiDigit(text[0])))
        {
            return false;
        }

        try
        {
            return JsonElement.Parse(text).ValueKind == JsonValueKind.Number;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // What YAML takes for a number and JSON does not: +1, 007, .5, 1., 0x1f, 0o17, .inf, .nan.
    private static bool IsOtherNumber(string text)
    {
        var unsigned = text[0] is '+' or '-' ? text[1..] : text;
        return unsigned is ".inf" or ".Inf" or ".INF" or ".nan" or ".NaN" or ".NAN"
            || (unsigned.StartsWith("0x", StringComparison.Ordinal) && unsigned.Length > 2 && unsigned[2..].All(char.IsAsciiHexDigit))
            || (unsigned.StartsWith("0o", StringComparison.Ordinal) && unsigned.Length > 2 && unsigned[2..].All(letter => letter is >= '0' and <= '7'))
            || (unsigned.Length > 0 && unsigned[^1] is not ('e' or 'E') && unsigned.All(letter => char.IsAsciiDigit(letter) || letter is '.' or 'e' or 'E' or '+' or '-') && unsigned.Any(char.IsAsciiDigit)
                && double.TryParse(unsigned, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out _));
    }

    private bool Is<T>()
        where T : ParsingEvent
    {
        if (_parser.Current is null)
        {
            _parser.MoveNext();
        }

        return _parser.Current is T;
    }

    private void Take<T>()
        where T : ParsingEvent
    {
        if (!Is<T>())
        {
            throw new YamlException(Of(_parser.Current?.Start ?? Mark.Empty), "a value is expected here.");
        }

        _parser.MoveNext();
    }

    private static YamlPlace Of(Mark mark) => new((int)mark.Line, (int)mark.Column);
}
