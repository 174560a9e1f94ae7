using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Scout.Revisions.Secrets;

/// <summary>Secrets that are known, and texts without them: each is replaced by its name, in every encoding that it may stand in, and so is a part by which it would be known. Safe for many threads.</summary>
/// <param name="known">What is hidden besides, or none.</param>
internal sealed class HiddenTexts(HiddenTexts? known = null)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Name, string Value), double?> _secrets = [];
    private volatile Table? _table = Table.Empty;
    private volatile SecretForm[] _derived = [];

    /// <summary>Whether there is any.</summary>
    public bool Any => Prepared.Forms.Length > 0 || _derived.Length > 0 || known?.Any == true;

    /// <summary>Told of each secret that is new, before anything else learns of it.</summary>
    public Action<string, string>? Added { get; set; }

    /// <summary>Hides a secret from now on; nothing happens where it is too short to be hidden.</summary>
    public void Add(string name, string value)
    {
        lock (_lock)
        {
            if (value.Length < SecretForm.Shortest || !_secrets.TryAdd((name, value), Number(value)))
            {
                return;
            }

            _table = null;
        }

        Added?.Invoke(name, value);
    }

    /// <summary>Hides what was made of a secret from now on: another text for each place that it is made for, so that nothing is prepared.</summary>
    public void AddDerived(string name, string text)
    {
        lock (_lock)
        {
            // Longest first, so that a text that is part of another does not leave the rest of it.
            _derived = [.. _derived.Concat(SecretForm.Of(name, text)).DistinctBy(form => form.Text).OrderByDescending(form => form.Text.Length)];
        }
    }

    /// <summary>A text with every secret in it replaced by its name.</summary>
    public string Redact(string text)
    {
        var found = new List<HiddenPlace>();
        Find(text, found);
        return HiddenPlace.Replaced(text, found);
    }

    // All places are looked for in the text as it is: one that was replaced before would leave the rest of a longer secret.
    private void Find(string text, List<HiddenPlace> found)
    {
        known?.Find(text, found);
        Prepared.Find(text, found);
        foreach (var form in _derived)
        {
            form.Find(text, found);
        }
    }

    /// <summary>How many letters at the end of a text may be the beginning of a secret.</summary>
    public int BegunIn(string text) => Math.Max(known?.BegunIn(text) ?? 0, Prepared.Forms.Concat(_derived).Select(form => form.BegunIn(text)).DefaultIfEmpty().Max());

    /// <summary>A JSON value with every secret in it replaced by its name: in texts, member names, and where a secret is a number.</summary>
    public JsonElement Redact(JsonElement json)
    {
        if (!Any || json.ValueKind == JsonValueKind.Undefined)
        {
            return json;
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new() { MaxDepth = 512 }))
        {
            Write(writer, json);
        }

        var reader = new Utf8JsonReader(buffer.WrittenSpan, new() { MaxDepth = 512 });
        return JsonElement.ParseValue(ref reader);
    }

    private void Write(Utf8JsonWriter writer, JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in json.EnumerateObject())
                {
                    writer.WritePropertyName(Redact(member.Name));
                    Write(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in json.EnumerateArray())
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(Redact(json.GetString()!));
                break;
            case JsonValueKind.Number when OfNumber(json) is { } shown:
                writer.WriteStringValue(shown);
                break;
            default:
                json.WriteTo(writer);
                break;
        }
    }

    private Table Prepared
    {
        get
        {
            if (_table is { } table)
            {
                return table;
            }

            lock (_lock)
            {
                return _table = Table.Of(_secrets.Keys);
            }
        }
    }

    // Written otherwise it is the same number.
    private string? OfNumber(JsonElement json)
    {
        var text = json.GetRawText();
        if (Redact(text) is var redacted && redacted != text)
        {
            return redacted;
        }

        if (known?.OfNumber(json) is { } shown)
        {
            return shown;
        }

        lock (_lock)
        {
            return json.TryGetDouble(out var number) && _secrets.FirstOrDefault(secret => secret.Value == number) is { Key.Name: { } name } ? $"[secret {name}]" : null;
        }
    }

    private static double? Number(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    // All that is looked for, prepared: most texts have nothing of it, and are looked through once.
    private sealed record Table(SecretForm[] Forms, SecretForm[] Parts, SearchValues<string> All)
    {
        public static Table Empty { get; } = new([], [], SearchValues.Create([], StringComparison.OrdinalIgnoreCase));

        public static Table Of(IReadOnlyCollection<(string Name, string Value)> secrets)
        {
            // Longest first, so that a secret that is part of another does not leave the rest of it.
            SecretForm[] forms = [.. secrets.SelectMany(secret => SecretForm.Of(secret.Name, secret.Value)).DistinctBy(form => form.Text).OrderByDescending(form => form.Text.Length)];
            SecretForm[] parts = [.. secrets.SelectMany(secret => SecretForm.PartsOf(secret.Name, secret.Value)).DistinctBy(form => form.Text).OrderByDescending(form => form.Text.Length)];
            return new(forms, parts, SearchValues.Create([.. forms.Concat(parts).Select(form => form.Text)], StringComparison.OrdinalIgnoreCase));
        }

        public void Find(string text, List<HiddenPlace> found)
        {
            if (Forms.Length == 0)
            {
                return;
            }

            for (var (from, at) = (0, text.AsSpan().IndexOfAny(All)); at >= 0; at = text.AsSpan(from).IndexOfAny(All))
            {
                var (form, length) = At(text, from + at);
                found.Add(new(from + at, from + at + length, form.Shown));
                from += at + length;
            }
        }

        private (SecretForm Form, int Length) At(string text, int at)
        {
            if (Array.Find(Forms, form => IsAt(form, text, at)) is { } whole)
            {
                return (whole, whole.Text.Length);
            }

            // As far as parts of the secret follow one another.
            var part = Array.Find(Parts, part => IsAt(part, text, at))!;
            var end = at + part.Text.Length;
            for (var next = at + 1; next <= end && Array.Find(Parts, other => other.Name == part.Name && IsAt(other, text, next)) is { } more; next++)
            {
                end = next + more.Text.Length;
            }

            return (part, end - at);
        }

        private static bool IsAt(SecretForm form, string text, int at) =>
            at + form.Text.Length <= text.Length && text.AsSpan(at, form.Text.Length).Equals(form.Text, StringComparison.OrdinalIgnoreCase);
    }
}
