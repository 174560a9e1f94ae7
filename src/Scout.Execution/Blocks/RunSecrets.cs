using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Scout.Execution.Templates;
using Scout.Revisions.Secrets;

namespace Scout.Execution.Blocks;

/// <summary>
/// The secrets of a run, and how to keep them out of what is told of it: everything under <c>Secrets:</c> of the configuration, whoever reads it,
/// and what templates make of it. A run's result is nobody's to change. Safe for many threads.
/// </summary>
internal sealed class RunSecrets
{
    private const string Section = "Secrets";
    private readonly IConfiguration _configuration;
    private readonly ConcurrentDictionary<string, string> _read = new(StringComparer.Ordinal);
    private readonly HiddenTexts _known;
    private readonly HiddenTexts _hidden;

    /// <summary>Takes the secrets of a configuration.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="process">What the process hides in all that leaves it; it learns of every secret of the run. None: a set of the run's own.</param>
    public RunSecrets(IConfiguration configuration, HiddenTexts? process = null)
    {
        _configuration = configuration;
        _known = process ?? new();
        _hidden = new(_known);
        var tooShort = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (name, value) in configuration.GetSection(Section).AsEnumerable(makePathsRelative: true).Where(pair => pair.Value is not null))
        {
            Hide(name, value!);
            if (value!.Length is > 0 and < SecretForm.Shortest)
            {
                tooShort.Add(name);
            }
        }

        TooShort = [.. tooShort];
    }

    /// <summary>Whether there is any.</summary>
    public bool Any => _hidden.Any;

    /// <summary>The names of the secrets that are too short to be hidden.</summary>
    public ImmutableArray<string> TooShort { get; private set; }

    /// <summary>Reads <c>Secrets:NAME</c> of the configuration.</summary>
    /// <exception cref="ScoutException">It is not set.</exception>
    public string Read(string name) => _read.GetOrAdd(name, _ =>
    {
        var value = _configuration[$"{Section}:{name}"];
        if (string.IsNullOrEmpty(value))
        {
            throw TemplateErrors.SecretMissing(name);
        }

        Hide(name, value);
        return value;
    });

    /// <summary>Reads the key of a model's provider: <c>Secrets:NAME</c> of the configuration, or <c>NAME</c>, as the providers' own tools have it. It is hidden like every secret.</summary>
    /// <returns>The key, or none where it is not set.</returns>
    public string? Key(string name)
    {
        var value = _configuration[$"{Section}:{name}"];
        value = string.IsNullOrEmpty(value) ? _configuration[name] : value;
        if (string.IsNullOrWhiteSpace(value))
        {
            return null;
        }

        var key = value.Trim();
        Hide(name, key);
        if (key.Length < SecretForm.Shortest && !TooShort.Contains(name))
        {
            TooShort = TooShort.Add(name);
        }

        return key;
    }

    /// <summary>A template made this text of a secret: it is not told either. Where the secret stands in it as it is, only the secret is hidden.</summary>
    public void Made(string name, string text)
    {
        if (Redact(text) == text)
        {
            _hidden.AddDerived(name, text);
        }
    }

    /// <summary>A text with every secret in it replaced by its name.</summary>
    public string Redact(string text) => _hidden.Redact(text);

    /// <summary>A text that still grows with every secret in it replaced by its name, without what may be the beginning of one.</summary>
    public string RedactSoFar(string text) => Redact(text[..^_hidden.BegunIn(text)]);

    /// <summary>A JSON value with every secret in it replaced by its name, in texts, member names and numbers.</summary>
    public JsonElement Redact(JsonElement json) => _hidden.Redact(json);

    private void Hide(string name, string value) => _known.Add(name, value);
}
