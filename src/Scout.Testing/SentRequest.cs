using System.Collections.Immutable;

namespace Scout.Testing;

/// <summary>An HTTP request that a block sent in a test, as it was sent: with secrets, for assertions. A fake or a cassette answered it.</summary>
public sealed record SentRequest
{
    /// <summary>The block that sent it, by its path; empty where no block did.</summary>
    public required string Block { get; init; }

    /// <summary>Its method, such as <c>GET</c>.</summary>
    public required string Method { get; init; }

    /// <summary>Where it went.</summary>
    public required Uri Url { get; init; }

    /// <summary>Its headers, those of its body among them; names are the same in large and small letters.</summary>
    public required ImmutableSortedDictionary<string, string> Headers { get; init; }

    /// <summary>What it carried; empty where that is nothing.</summary>
    public required string Body { get; init; }

    /// <summary>What it carried, from JSON.</summary>
    /// <typeparam name="T">What that is.</typeparam>
    /// <exception cref="ScoutException">It is no such value.</exception>
    public T BodyAs<T>() => Values.TestValues.ReadText<T>(Body, $"The body of {this}", Hide);

    /// <summary>The method and the URL as it was sent, escaped. Secrets in it are hidden.</summary>
    public override string ToString() => $"{Method} {ToldTexts.Of(Url, Hide)}";

    /// <summary>Hides the secrets of its run in a text.</summary>
    internal Func<string, string> Hide { get; init; } = static text => text;
}
