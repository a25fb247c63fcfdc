namespace Langfuse.Observe.Client.Tests.Support;

internal sealed record EventRecord(string Name, Dictionary<string, object> Attributes);
