using System.Security.Cryptography;
using System.Text.Json.Serialization;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Access;

/// <summary>What is made once per store: the salt of its key hashes, the first organisation and its project.</summary>
internal sealed record Installation(string Salt, long CreatedUs)
{
    private const string TheOne = "installation";

    private static readonly Collection<Installation> s_collection = new(TheOne, InstallationJson.Default.Installation, _ => TheOne, item => item.CreatedUs);

    /// <summary>Finds the installation of a store, or makes it.</summary>
    public static Task<Installation> OpenAsync(ICatalogue catalogue, string projectName, TimeProvider clock, CancellationToken cancellationToken) => catalogue.WriteAsync(
        writer =>
        {
            var nowUs = Micros.Of(clock.GetUtcNow());
            if (writer.Find(AccessCollections.Organisations, Catalogue.NoProject, Project.LocalId) is null)
            {
                writer.Put(AccessCollections.Organisations, Catalogue.NoProject, new Organisation(Project.LocalId, Project.LocalId, nowUs));
            }

            if (writer.Find(AccessCollections.Projects, Catalogue.NoProject, Project.LocalId) is not { } local)
            {
                writer.Put(AccessCollections.Projects, Catalogue.NoProject, new Project(Project.LocalId, Project.LocalId, projectName, nowUs));
            }
            else if (local.Name != projectName)
            {
                writer.Put(AccessCollections.Projects, Catalogue.NoProject, local with { Name = projectName });
            }

            if (writer.Find(s_collection, Catalogue.NoProject, TheOne) is { } known)
            {
                return known;
            }

            var made = new Installation(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), nowUs);
            writer.Put(s_collection, Catalogue.NoProject, made);
            return made;
        },
        cancellationToken);
}

[JsonSerializable(typeof(Installation))]
internal sealed partial class InstallationJson : JsonSerializerContext;
