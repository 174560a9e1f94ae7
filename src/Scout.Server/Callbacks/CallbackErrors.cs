namespace Scout.Server.Callbacks;

/// <summary>Why the end of a run is not told to whoever asks for it.</summary>
internal static class CallbackErrors
{
    private const string Make = "Make one with: echo \"whsec_$(openssl rand -base64 32)\"";

    public static ScoutException IsNotSet(string name) => new(
        "SCOUT8010",
        $"The secret '{name}' is not set for the server, and call-backs are signed with it. {Make}, and start the server with the environment variable Secrets__{name}.")
    {
        Kind = ErrorKind.Invalid,
    };

    public static ScoutException IsNoSecret(string name) => new(
        "SCOUT8011",
        $"The secret '{name}' is not one that call-backs can be signed with: whsec_ and 24 to 64 bytes in base64. {Make}.")
    {
        Kind = ErrorKind.Invalid,
    };

    public static ScoutException IsNotAllowed(string environment, string origin) => new(
        "SCOUT8012",
        $"{environment} allows no call-backs to {origin} any more. Put it into \"callbacks\" of {environment} in scout.json: \"to\": [\"{origin}\"].");

    public static ScoutException NotTaken(string answer) => new(
        "SCOUT8013",
        $"the receiver did not take it ({answer}). Any status from 200 to 299 within 15 seconds does.");
}
