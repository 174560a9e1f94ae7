using System.Text.Json.Serialization;

namespace Scout.Revisions.Channel;

/// <summary>A message on the channel between a client and a worker: a 4 byte little-endian length, then this as UTF-8 JSON.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "message")]
[JsonDerivedType(typeof(WorkerHello), "hello")]
[JsonDerivedType(typeof(StartRun), "start")]
[JsonDerivedType(typeof(CancelRun), "cancel")]
[JsonDerivedType(typeof(RunRefused), "refused")]
[JsonDerivedType(typeof(RunHappened), "event")]
[JsonDerivedType(typeof(ShutDown), "shutdown")]
internal abstract record WorkerMessage
{
    private protected WorkerMessage() { }
}
