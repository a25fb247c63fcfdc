using System.Text.Json;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Access;

/// <summary>Makes and changes projects, keys and members of an organisation.</summary>
internal sealed class AccessLibrary(ICatalogue catalogue, ApiKeys keys, Installation installation, IProjectData data, TimeProvider clock)
{
    private const string Nowhere = Catalogue.NoProject;

    public IReadOnlyList<Project> Projects(string organisationId) => catalogue.All(AccessCollections.Projects, Nowhere, organisationId);

    public Organisation Organisation(string id) => catalogue.Find(AccessCollections.Organisations, Nowhere, id)!;

    /// <exception cref="ApiException">The organisation has no such project.</exception>
    public Project Project(string organisationId, string projectId) =>
        catalogue.Find(AccessCollections.Projects, Nowhere, projectId) is { } project && project.OrganisationId == organisationId
            ? project
            : throw ApiException.NotFound("Project not found");

    /// <exception cref="ApiException">The organisation has a project of this name.</exception>
    public async Task<Project> CreateProjectAsync(string organisationId, string name, int? retentionDays, JsonElement? metadata, CancellationToken cancellationToken)
    {
        var made = new Project(Guid.NewGuid().ToString(), organisationId, name, NowUs(), retentionDays, metadata);
        await PutAsync(made, cancellationToken);
        return made;
    }

    public async Task<Project> ChangeProjectAsync(Project project, CancellationToken cancellationToken)
    {
        await PutAsync(project, cancellationToken);
        return project;
    }

    /// <summary>Deletes a project with its keys and everything in it.</summary>
    public async Task DeleteProjectAsync(Project project, CancellationToken cancellationToken)
    {
        if (project.Id == Access.Project.LocalId)
        {
            throw ApiException.Refused("The first project of a server cannot be deleted; its traces can.");
        }

        await catalogue.WriteAsync(
            writer =>
            {
                foreach (var key in writer.List(AccessCollections.Keys, Nowhere, new CatalogueQuery { Other = project.Id }))
                {
                    writer.Delete(AccessCollections.Keys, Nowhere, key.Id);
                }

                return writer.Delete(AccessCollections.Projects, Nowhere, project.Id);
            },
            cancellationToken);
        keys.Reload();
        await data.EraseAsync(project.Id, cancellationToken);
    }

    /// <summary>The keys of a project, or those of the organisation itself.</summary>
    public IReadOnlyList<ApiKey> Keys(string organisationId, string? projectId) => projectId is null
        ? [.. catalogue.All(AccessCollections.Keys, Nowhere, organisationId).Where(key => key.ProjectId is null)]
        : catalogue.List(AccessCollections.Keys, Nowhere, new CatalogueQuery { Other = projectId });

    /// <summary>Makes a pair of keys; given ones are taken as they are.</summary>
    public async Task<KeyPair> CreateKeyAsync(string organisationId, string? projectId, string? note, (string Public, string Secret)? given, CancellationToken cancellationToken)
    {
        var (publicKey, secretKey) = given ?? ($"pk-lf-{Guid.NewGuid()}", $"sk-lf-{Guid.NewGuid()}");
        var made = new ApiKey(
            Guid.NewGuid().ToString(), publicKey, SecretHash.Of(secretKey, installation.Salt), SecretHash.Display(secretKey), organisationId, projectId, note, NowUs());
        await catalogue.PutAsync(AccessCollections.Keys, Nowhere, made, cancellationToken);
        keys.Reload();
        return new KeyPair(made, secretKey);
    }

    /// <summary>Revokes a key at once.</summary>
    /// <exception cref="ApiException">There is no such key of this project.</exception>
    public async Task DeleteKeyAsync(string projectId, string keyId, CancellationToken cancellationToken)
    {
        if (catalogue.Find(AccessCollections.Keys, Nowhere, keyId) is not { } key || key.ProjectId != projectId)
        {
            throw ApiException.NotFound("API key not found");
        }

        await catalogue.DeleteAsync(AccessCollections.Keys, Nowhere, keyId, cancellationToken);
        keys.Reload();
    }

    /// <summary>The members of an organisation, or those of a project of its own.</summary>
    public IReadOnlyList<(Membership Membership, User User)> Members(string organisationId, string? projectId) =>
    [
        .. catalogue.All(AccessCollections.Memberships, Nowhere, Membership.PlaceOf(organisationId, projectId))
            .Select(membership => (membership, catalogue.Find(AccessCollections.Users, Nowhere, membership.UserId)!)),
    ];

    /// <summary>Gives a person a role.</summary>
    /// <exception cref="ApiException">There is no such person.</exception>
    public async Task<(Membership Membership, User User)> SetMemberAsync(string organisationId, string? projectId, string userId, string role, CancellationToken cancellationToken)
    {
        var user = catalogue.Find(AccessCollections.Users, Nowhere, userId) ?? throw ApiException.NotFound($"User not found: '{userId}'");
        var membership = new Membership(organisationId, projectId, userId, role, NowUs());
        await catalogue.PutAsync(AccessCollections.Memberships, Nowhere, membership, cancellationToken);
        return (membership, user);
    }

    /// <exception cref="ApiException">The person is no member there.</exception>
    public async Task RemoveMemberAsync(string organisationId, string? projectId, string userId, CancellationToken cancellationToken)
    {
        if (!await catalogue.DeleteAsync(AccessCollections.Memberships, Nowhere, Membership.IdOf(Membership.PlaceOf(organisationId, projectId), userId), cancellationToken))
        {
            throw ApiException.NotFound($"Membership not found: '{userId}'");
        }
    }

    /// <exception cref="ApiException">The address is taken.</exception>
    public async Task<User> CreateUserAsync(string email, string name, CancellationToken cancellationToken, string? password = null)
    {
        var made = new User(Guid.NewGuid().ToString(), email, name, NowUs(), password is null ? null : PasswordHash.Of(password));
        await catalogue.PutAsync(AccessCollections.Users, Nowhere, made, cancellationToken);
        return made;
    }

    private Task PutAsync(Project project, CancellationToken cancellationToken) => catalogue.PutAsync(AccessCollections.Projects, Nowhere, project, cancellationToken);

    private long NowUs() => Micros.Of(clock.GetUtcNow());
}
