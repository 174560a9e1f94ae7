using System.Text.Json;

namespace Scout.Revisions.Project;

/// <summary>Reads names of secrets in <c>scout.json</c>; the secrets themselves stand nowhere in it.</summary>
internal static class SecretName
{
    /// <param name="problems">Takes what is wrong.</param>
    /// <param name="element">The name.</param>
    /// <param name="at">Its place.</param>
    /// <param name="example">A name.</param>
    /// <param name="what">What is called so.</param>
    public static string? Read(JsonProblems problems, JsonElement element, string at, string example, string what)
    {
        var name = problems.Text(element, at, "the name of a secret");
        if (name is not null && !(IsLetter(name[0]) && name.All(character => IsLetter(character) || char.IsAsciiDigit(character))))
        {
            // It may be the secret: it is not repeated.
            problems.Add(at, $"this is no name of a secret, which has letters, digits and _, such as \"{example}\". {what} never stands in scout.json: set it in the environment, or as Secrets:NAME in user secrets.");
        }

        return name;

        static bool IsLetter(char character) => char.IsAsciiLetter(character) || character == '_';
    }
}
