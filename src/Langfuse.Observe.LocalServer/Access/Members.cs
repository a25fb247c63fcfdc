using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Access;

/// <summary>What people may do where: the role in a project, or else that in its organisation.</summary>
internal sealed class Members(ICatalogue catalogue)
{
    /// <summary>The projects that a person may see, with the role in each.</summary>
    public IReadOnlyList<(Project Project, Role Role)> Projects(User user)
    {
        var memberships = catalogue.List(AccessCollections.Memberships, Catalogue.NoProject, new CatalogueQuery { Other = user.Id }).ToDictionary(membership => membership.Place, StringComparer.Ordinal);
        return
        [
            .. memberships.Values.Select(membership => membership.OrganisationId).Distinct()
                .SelectMany(organisation => catalogue.All(AccessCollections.Projects, Catalogue.NoProject, organisation))
                .Select(project => (project, RoleIn(project, memberships)))
                .Where(item => item.Item2 > Role.None)
                .OrderByDescending(item => item.project.Id == Project.LocalId).ThenBy(item => item.project.CreatedUs),
        ];
    }

    /// <summary>On whose behalf a request of a person is answered: in the project that it names, or the person's first.</summary>
    /// <exception cref="ApiException">The person may not see the project.</exception>
    public ProjectContext Context(User user, string? projectId)
    {
        var found = Projects(user).FirstOrDefault(item => projectId is null || item.Project.Id == projectId);
        return found.Project is { } project
            ? new ProjectContext(project.Id, project.OrganisationId, found.Role, UserId: user.Id)
            : throw ApiException.Forbidden(projectId is null ? "Access denied: you are a member of no project yet. An owner can add you." : $"Access denied: you are no member of the project '{projectId}'.");
    }

    private static Role RoleIn(Project project, Dictionary<string, Membership> memberships) =>
        memberships.TryGetValue(Membership.PlaceOf(project.OrganisationId, project.Id), out var own) ? RoleOf(own.Role)
        : memberships.TryGetValue(Membership.PlaceOf(project.OrganisationId, null), out var general) ? RoleOf(general.Role)
        : Role.None;

    private static Role RoleOf(string role) => role switch
    {
        "OWNER" or "ADMIN" => Role.Owner,
        "MEMBER" => Role.Member,
        "VIEWER" => Role.Viewer,
        _ => Role.None,
    };
}
