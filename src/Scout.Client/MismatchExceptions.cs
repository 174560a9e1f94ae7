using System.Net;

namespace Scout.Client;

/// <summary>The inputs and outputs of the workflow are others than the caller was made for (<see cref="ExecuteOptions.Contract"/>). Nothing ran.</summary>
public sealed class ContractMismatchException : ScoutApiException
{
    internal const string Known = "SCOUT8024";

    internal ContractMismatchException(string detail)
        : base(HttpStatusCode.Conflict, detail, Known)
    {
    }
}

/// <summary>The environment is at another revision than was expected (<see cref="ExecuteOptions.ExpectedRevision"/>). Nothing ran.</summary>
public sealed class RevisionMismatchException : ScoutApiException
{
    internal const string Known = "SCOUT8023";

    internal RevisionMismatchException(string detail)
        : base(HttpStatusCode.Conflict, detail, Known)
    {
    }
}
