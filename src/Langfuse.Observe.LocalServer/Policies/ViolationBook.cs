using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Policies;

/// <summary>Keeps violations, their states, and what becomes of them when a trace is looked at again.</summary>
internal sealed class ViolationBook(ICatalogue catalogue)
{
    private const int MostPerPolicy = 10_000;
    private const string Gone = "No longer found when the trace was looked at again.";

    /// <summary>Writes what was found in a trace; what was found there before and is not now, is fixed.</summary>
    /// <returns>Those that are new, or open again.</returns>
    public Task<IReadOnlyList<Violation>> WriteOfTraceAsync(string projectId, string traceId, IReadOnlySet<string> heldPolicies, IReadOnlyList<Violation> found, long nowUs, CancellationToken cancellationToken) =>
        WriteAsync(projectId, reader => [.. reader.List(Violation.Collection, projectId, new CatalogueQuery { Other = traceId }).Where(one => heldPolicies.Contains(one.PolicyId))], found, nowUs, cancellationToken);

    /// <summary>Writes what a policy about many traces found.</summary>
    /// <returns>Those that are new, or open again.</returns>
    public Task<IReadOnlyList<Violation>> WriteOfPolicyAsync(string projectId, string policyId, IReadOnlyList<Violation> found, long nowUs, CancellationToken cancellationToken) =>
        WriteAsync(projectId, reader => [.. reader.List(Violation.Collection, projectId, new CatalogueQuery { Parent = policyId, Limit = MostPerPolicy })], found, nowUs, cancellationToken);

    /// <summary>Changes the state by a person's word; gives the violation as it has become, or null when there is none.</summary>
    public Task<Violation?> ChangeAsync(string projectId, string id, string state, string? note, long nowUs, CancellationToken cancellationToken) => catalogue.WriteAsync(
        writer =>
        {
            if (writer.Find(Violation.Collection, projectId, id) is not { } violation)
            {
                return null;
            }

            var changed = violation with { State = state, Note = note ?? violation.Note, StateUs = nowUs };
            writer.Put(Violation.Collection, projectId, changed);
            return changed;
        },
        cancellationToken);

    private async Task<IReadOnlyList<Violation>> WriteAsync(string projectId, Func<ICatalogueReader, IReadOnlyList<Violation>> readKnown, IReadOnlyList<Violation> found, long nowUs, CancellationToken cancellationToken)
    {
        // Most traces keep to the policies, and nothing has to be written of them.
        if (found.Count == 0 && readKnown(catalogue).All(one => one.State == Violation.Fixed))
        {
            return [];
        }

        return await catalogue.WriteAsync<IReadOnlyList<Violation>>(
            writer =>
            {
                var known = readKnown(writer).ToDictionary(one => one.Id, StringComparer.Ordinal);
                var fresh = new List<Violation>();
                foreach (var violation in found)
                {
                    var earlier = known.GetValueOrDefault(violation.Id);
                    var written = Again(violation, earlier, nowUs);
                    writer.Put(Violation.Collection, projectId, written);
                    if (earlier is null || (earlier.State == Violation.Fixed && written.State == Violation.Open))
                    {
                        fresh.Add(written);
                    }

                    known.Remove(violation.Id);
                }

                foreach (var gone in known.Values.Where(one => one.State != Violation.Fixed))
                {
                    writer.Put(Violation.Collection, projectId, gone with { State = Violation.Fixed, Note = gone.Note ?? Gone, StateUs = nowUs });
                }

                return fresh;
            },
            cancellationToken);
    }

    // What was accepted stays accepted; what was fixed and is back, is open.
    private static Violation Again(Violation violation, Violation? earlier, long nowUs) => earlier switch
    {
        null => violation,
        { State: Violation.Fixed } => violation with { FoundUs = earlier.FoundUs, StateUs = nowUs },
        _ => violation with { FoundUs = earlier.FoundUs, State = earlier.State, Note = earlier.Note, StateUs = earlier.StateUs },
    };
}
