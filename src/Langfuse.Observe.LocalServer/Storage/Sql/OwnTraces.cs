using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Storage.Sql;

/// <summary>What clients said of traces themselves.</summary>
internal static class OwnTraces
{
    /// <summary>Writes it into the traces that are known, and adds those that are not.</summary>
    public static void AddTo(Dictionary<string, Trace> known, string projectId, IReadOnlyList<OwnTrace> all, long nowUs)
    {
        foreach (var said in all)
        {
            known.TryGetValue(said.Id, out var trace);
            var own = said.After(trace?.OwnTrace);
            var startUs = own.TimestampUs ?? nowUs;
            trace ??= known[said.Id] = new Trace { ProjectId = projectId, Id = said.Id, StartUs = startUs, EndUs = startUs, CreatedUs = nowUs };
            trace.Own = JsonSerializer.Serialize(own, OwnTraceJson.Default.OwnTrace);
            trace.UpdatedUs = nowUs;
            own.ApplyTo(trace);
        }
    }
}
