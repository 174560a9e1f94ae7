using System.Text;

namespace SupportDesk;

/// <summary>The desk's own small print.</summary>
public static class Desk
{
    /// <summary>Tells the person on duty that somebody waits. A real desk sends a message here.</summary>
    public static string Page(string summary, Customer customer) =>
        $"{customer.ContactPerson ?? "the desk"}: {customer.Name} (tier {customer.Tier}) waits: {summary}";

    /// <summary>Puts a letter together from its parts; empty parts leave no gap.</summary>
    public static string Compose(string opening, string policy, IReadOnlyList<string> orders, IReadOnlyList<string> answers, string signature)
    {
        var letter = new StringBuilder(opening.Trim());
        foreach (var paragraph in new[] { string.Join('\n', orders), string.Join("\n\n", answers), policy, signature }.Select(part => part.Trim()).Where(part => part.Length > 0))
            letter.Append("\n\n").Append(paragraph);
        return letter.ToString();
    }
}
