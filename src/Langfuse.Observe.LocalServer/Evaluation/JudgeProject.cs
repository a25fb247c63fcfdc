using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Evaluation;

/// <summary>The project that holds the calls of another project's judges. No rule runs in it.</summary>
internal static class JudgeProject
{
    private const string Prefix = "judge-";
    private static readonly ConditionalWeakTable<ICatalogue, ConcurrentDictionary<string, bool>> s_seen = [];

    public static string IdOf(string projectId) => Prefix + projectId;

    public static bool Is(string projectId) => projectId.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Makes it where it is not there yet.</summary>
    public static Task EnsureAsync(ICatalogue catalogue, string projectId, long nowUs, CancellationToken cancellationToken)
    {
        // Seen once, it is not asked for again with every call.
        var id = IdOf(projectId);
        return s_seen.TryGetValue(catalogue, out var seen) && seen.ContainsKey(id) ? Task.CompletedTask : MakeAsync(catalogue, projectId, id, nowUs, cancellationToken);
    }

    private static async Task MakeAsync(ICatalogue catalogue, string projectId, string id, long nowUs, CancellationToken cancellationToken)
    {
        await catalogue.WriteAsync(
            writer =>
            {
                if (writer.Find(AccessCollections.Projects, Catalogue.NoProject, projectId) is { } judged && writer.Find(AccessCollections.Projects, Catalogue.NoProject, id) is null)
                {
                    writer.Put(AccessCollections.Projects, Catalogue.NoProject, new Project(id, judged.OrganisationId, $"{judged.Name}: judges ({projectId})", nowUs));
                }

                return true;
            },
            cancellationToken);
        s_seen.GetOrCreateValue(catalogue)[id] = true;
    }
}
