using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Evaluation;

/// <summary>The project that holds the calls of another project's judges. No rule runs in it.</summary>
internal static class JudgeProject
{
    private const string Prefix = "judge-";

    public static string IdOf(string projectId) => Prefix + projectId;

    public static bool Is(string projectId) => projectId.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Makes it where it is not there yet.</summary>
    public static Task EnsureAsync(ICatalogue catalogue, string projectId, long nowUs, CancellationToken cancellationToken)
    {
        var id = IdOf(projectId);
        return catalogue.Find(AccessCollections.Projects, Catalogue.NoProject, id) is not null ? Task.CompletedTask : catalogue.WriteAsync(
            writer =>
            {
                if (writer.Find(AccessCollections.Projects, Catalogue.NoProject, projectId) is { } judged && writer.Find(AccessCollections.Projects, Catalogue.NoProject, id) is null)
                {
                    writer.Put(AccessCollections.Projects, Catalogue.NoProject, new Project(id, judged.OrganisationId, $"{judged.Name}: judges ({projectId})", nowUs));
                }

                return true;
            },
            cancellationToken);
    }
}
