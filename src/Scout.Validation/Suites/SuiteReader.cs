using System.Collections.Immutable;
using System.IO.Enumeration;
using System.Text;
using System.Text.Json;
using Scout.Revisions.Channel;
using Scout.Revisions.Json;
using Scout.Revisions.Runs;
using Scout.Validation.Yaml;

namespace Scout.Validation.Suites;

/// <summary>Reads a suite: every problem at once, each with its line.</summary>
/// <param name="files">Where it and its inputs lie.</param>
/// <param name="name">Its name.</param>
/// <param name="file">Its file.</param>
internal sealed class SuiteReader(ISuiteFiles files, string name, string file)
{
    /// <summary>The code of a failure that stands in for a block's.</summary>
    public const string StoodInFailure = "SCOUT9110";

    private const int MostCases = 10_000;
    private static readonly string[] Members = ["workflow", "repeat", "pass", "allow", "blocks", "cases"];
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly SuiteProblems _problems = new(file);
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _read = new(StringComparer.Ordinal);
    private readonly List<string> _patterns = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>Reads it.</summary>
    /// <exception cref="ScoutException">It is not right.</exception>
    public Suite Read()
    {
        var suite = Draft();
        return suite.Problems.All.IsEmpty ? suite : throw SuiteErrors.Wrong(file, suite.Problems.All);
    }

    /// <summary>Reads what can be read of it.</summary>
    /// <exception cref="ScoutException">It is no YAML, or does not say for which workflow it is, or has no case.</exception>
    public Suite Draft()
    {
        var root = Parse();
        var members = root is null ? [] : _problems.Members(root, "a suite", Members).ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal);
        var here = root?.Place ?? new(1, 1);
        var workflow = members.TryGetValue("workflow", out var id) ? _problems.Text(id, "workflow") : null;
        var defaults = new Defaults(
            members.TryGetValue("repeat", out var repeat) ? _problems.Count(repeat, "repeat", 1, 100) ?? 1 : 1,
            members.TryGetValue("pass", out var pass) ? Share(pass) : 1,
            members.TryGetValue("blocks", out var blocks) ? Fixtures(blocks) : []);
        var cases = members.TryGetValue("cases", out var written) ? Cases(written, defaults) : [];
        if (root is null || root is YamlMap)
        {
            foreach (var missing in ((ReadOnlySpan<string>)["workflow", "cases"]).ToArray().Where(missing => !members.ContainsKey(missing)))
            {
                _problems.Add(here, root is null ? $"it is empty: nothing would be tried. Write its {missing}." : $"its {missing} is missing.");
            }
        }

        var allows = members.TryGetValue("allow", out var allow) && Effects(allow);
        return workflow is null || cases.IsEmpty ? throw SuiteErrors.Wrong(file, _problems.All) : new()
        {
            Name = name,
            File = file,
            Problems = _problems,
            Workflow = workflow,
            AllowsEffects = allows,
            Cases = cases,
            Files = _read.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Patterns = [.. _patterns.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        };
    }

    private YamlNode? Parse()
    {
        var bytes = files.Read(file) ?? throw SuiteErrors.CannotBeRead(file, "it is not there any more.");
        _read[file] = bytes;
        try
        {
            return YamlReader.Read(Utf8.GetString(bytes.Span).TrimStart('\uFEFF'));
        }
        catch (YamlException exception)
        {
            _problems.Add(exception.Place, exception.Message);
        }
        catch (DecoderFallbackException)
        {
            _problems.Add(new(1, 1), "it is not UTF-8. Save it as UTF-8.");
        }

        throw SuiteErrors.Wrong(file, _problems.All);
    }

    private decimal Share(YamlNode node)
    {
        if (_problems.Number(node, "pass, a share", 0, 1) is not { } share)
        {
            return 1;
        }

        if (share == 0)
        {
            _problems.Add(node.Place, "pass is 0: everything would pass. Write a share over 0, such as 0.8.");
            return 1;
        }

        return share;
    }

    private bool Effects(YamlNode node)
    {
        var words = _problems.Texts(node, "what is allowed");
        foreach (var word in words.Where(word => word != "effects"))
        {
            _problems.Add(node.Place, $"'{word}' cannot be allowed; there is effects: blocks with effects run though nothing stands in for them.");
        }

        return words.Contains("effects");
    }

    private ImmutableArray<SuiteCase> Cases(YamlNode node, Defaults defaults)
    {
        if (node is not YamlList { Items: { IsEmpty: false } items })
        {
            _problems.Add(node.Place, node is YamlList ? "cases is an empty list: nothing would be tried. Write one." : $"{node.Kind} where this is expected: cases: a list.");
            return [];
        }

        var cases = ImmutableArray.CreateBuilder<SuiteCase>();
        foreach (var item in items)
        {
            cases.AddRange(Case(item, defaults));
            if (cases.Count > MostCases)
            {
                _problems.Add(item.Place, $"there are more than {MostCases} cases. Write several suites.");
                break;
            }
        }

        return cases.ToImmutable();
    }

    private IEnumerable<SuiteCase> Case(YamlNode node, Defaults defaults)
    {
        var members = _problems.Members(node, "a case", "name", "tags", "inputs", "file", "repeat", "pass", "expect", "blocks").ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal);
        if (node is not YamlMap)
        {
            return [];
        }

        if (!members.TryGetValue("name", out var named))
        {
            _problems.Add(node.Place, "the case's name is missing.");
        }

        var made = new SuiteCase
        {
            Name = (named is null ? null : _problems.Text(named, "name")) ?? "",
            Place = node.Place,
            Tags = members.TryGetValue("tags", out var tags) ? _problems.Texts(tags, "tags") : [],
            Inputs = default,
            Repeat = members.TryGetValue("repeat", out var repeat) ? _problems.Count(repeat, "repeat", 1, 100) ?? 1 : defaults.Repeat,
            Pass = members.TryGetValue("pass", out var pass) ? Share(pass) : defaults.Pass,
            Expect = members.TryGetValue("expect", out var expect) ? new ExpectationReader(_problems).Read(expect) : [],
            Blocks = [.. defaults.Blocks, .. members.TryGetValue("blocks", out var blocks) ? Fixtures(blocks) : []],
        };
        var given = Inputs(node, members).ToArray();
        return [.. given.Select(input => made with { Inputs = input.Inputs, Name = given.Length > 1 ? $"{made.Name} ({Path.GetFileNameWithoutExtension(input.File)})" : made.Name }).Where(one => IsNew(named ?? node, one.Name))];
    }

    private bool IsNew(YamlNode node, string called)
    {
        if (called.Length == 0 || _names.Add(called))
        {
            return true;
        }

        _problems.Add(node.Place, $"another case is called '{called}' too. Name them apart.");
        return false;
    }

    private IEnumerable<(JsonElement Inputs, string? File)> Inputs(YamlNode node, Dictionary<string, YamlNode> members)
    {
        if (members.TryGetValue("inputs", out var inputs) == members.TryGetValue("file", out var from))
        {
            _problems.Add(node.Place, inputs is null ? "the case has no inputs: write inputs, or a file." : "the case has both inputs and a file. Leave one of them out.");
            return [];
        }

        if (inputs is YamlMap)
        {
            return [(inputs.Json, null)];
        }

        if (inputs is not null)
        {
            _problems.Wrong(inputs, "inputs: an object with the workflow's inputs");
            return [];
        }

        return _problems.Text(from!, "file: a path") is { } pattern ? FromFiles(from!.Place, pattern) : [];
    }

    private IEnumerable<(JsonElement Inputs, string? File)> FromFiles(YamlPlace place, string pattern)
    {
        var parts = pattern.Split('/');
        if (parts.Any(part => part is "" or "." or "..") || pattern.Contains('\\', StringComparison.Ordinal) || parts[..^1].Any(part => part.Contains('*', StringComparison.Ordinal) || part.Contains('?', StringComparison.Ordinal)))
        {
            _problems.Add(place, $"'{pattern}' is no file of the project: write it from the folder of scout.json on, with slashes, as inputs/lost-parcel.json or inputs/*.json.");
            return [];
        }

        var folder = string.Join('/', parts[..^1]);
        var isPattern = parts[^1].Contains('*', StringComparison.Ordinal) || parts[^1].Contains('?', StringComparison.Ordinal);
        if (!isPattern)
        {
            return FromFile(place, pattern);
        }

        _patterns.Add(pattern);
        var found = files.Names(folder).Where(one => FileSystemName.MatchesSimpleExpression(parts[^1], one, ignoreCase: false)).ToArray();
        if (found.Length == 0)
        {
            _problems.Add(place, $"no file is '{pattern}': nothing would be tried.");
        }

        return found.SelectMany(one => FromFile(place, folder.Length == 0 ? one : $"{folder}/{one}"));
    }

    private IEnumerable<(JsonElement Inputs, string? File)> FromFile(YamlPlace place, string path)
    {
        if (files.Read(path) is not { } bytes)
        {
            _problems.Add(place, $"{path} is not there.");
            yield break;
        }

        _read[path] = bytes;
        JsonElement read;
        try
        {
            read = WrittenJson.Read(bytes.Span);
        }
        catch (WrittenJsonException exception)
        {
            _problems.Add(place, $"{path} is no JSON: {exception.Message}.");
            yield break;
        }

        if (read.ValueKind != JsonValueKind.Object)
        {
            _problems.Add(place, $"{path} holds no inputs: they are an object.");
            yield break;
        }

        yield return (read, path);
    }

    private ImmutableArray<Fixture> Fixtures(YamlNode node)
    {
        if (node is not YamlMap map)
        {
            _problems.Wrong(node, "blocks: an object, such as { crm: { output: { name: Ada } } }");
            return [];
        }

        return [.. map.Members.Select(Fixture).OfType<Fixture>()];
    }

    private Fixture? Fixture(YamlMember block)
    {
        var members = _problems.Members(block.Value, "what stands in for a block", "output", "error").ToArray();
        if (block.Value is YamlMap && members.Length != 1)
        {
            _problems.Add(block.Place, $"what stands in for '{block.Name}' has {(members.Length == 0 ? "neither an output nor an error" : "an output and an error")}: write one of them.");
        }

        return members switch
        {
            [{ Name: "output", Value: var output }] => new(block.Place, block.Name, new StandIn(output.Json)),
            [{ Name: "error", Value: var error }] when _problems.Text(error, "error: what the block's failure says") is { } message => new(block.Place, block.Name, new StandIn(null, new RunError(StoodInFailure, message))),
            _ => null,
        };
    }

    private sealed record Defaults(int Repeat, decimal Pass, ImmutableArray<Fixture> Blocks);
}
