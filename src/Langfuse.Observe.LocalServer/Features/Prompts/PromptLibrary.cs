using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Features.Prompts;

/// <summary>Makes, finds, labels and deletes prompts.</summary>
internal sealed class PromptLibrary(ICatalogue catalogue, TimeProvider clock)
{
    /// <summary>Stores the next version of a prompt.</summary>
    public Task<PromptVersion> CreateAsync(ProjectContext caller, PromptBody body, CancellationToken cancellationToken) => catalogue.WriteAsync(
        writer =>
        {
            var earlier = writer.All(PromptCollections.Versions, caller.ProjectId, body.Name);
            if (earlier.Count > 0 && earlier[0].Type != body.Type)
            {
                throw ApiException.Refused($"Prompt '{body.Name}' is a {earlier[0].Type} prompt; a version of type {body.Type} needs another name.");
            }

            var nowUs = Micros.Of(clock.GetUtcNow());
            var tags = body.Tags ?? (earlier.Count > 0 ? earlier[0].Tags : []);
            var made = new PromptVersion(
                Guid.NewGuid().ToString(), body.Name, earlier.Count > 0 ? earlier[0].Version + 1 : 1, body.Type, body.Prompt, body.Config,
                [.. body.Labels.Append(PromptVersion.Latest).Distinct()], tags, body.CommitMessage, caller.UserId ?? "API", nowUs, nowUs);
            foreach (var version in earlier)
            {
                Change(writer, caller.ProjectId, version, version with { Labels = [.. version.Labels.Except(made.Labels)], Tags = tags }, nowUs);
            }

            writer.Put(PromptCollections.Versions, caller.ProjectId, made);
            _ = new PromptComposition(writer, caller.ProjectId).Resolve(made);
            return made;
        },
        cancellationToken);

    /// <summary>The version asked for by number, else by label, else the one in production.</summary>
    /// <exception cref="ApiException">There is none.</exception>
    public PromptVersion Get(string projectId, string name, int? version, string? label)
    {
        var asked = label ?? PromptVersion.Production;
        var found = version is { } number
            ? catalogue.FindUnique(PromptCollections.Versions, projectId, PromptVersion.NameOf(name, number))
            : catalogue.All(PromptCollections.Versions, projectId, name).FirstOrDefault(item => item.Labels.Contains(asked));
        return found ?? throw ApiException.NotFound($"Prompt not found: '{name}' {(version is null ? $"with label '{asked}'" : $"with version {version}")}");
    }

    /// <summary>Puts labels on a version, and takes them from the others.</summary>
    public Task<PromptVersion> LabelAsync(string projectId, string name, int number, IReadOnlyList<string> labels, CancellationToken cancellationToken) => catalogue.WriteAsync(
        writer =>
        {
            var nowUs = Micros.Of(clock.GetUtcNow());
            var versions = writer.All(PromptCollections.Versions, projectId, name);
            var labelled = versions.FirstOrDefault(version => version.Version == number)
                ?? throw ApiException.NotFound($"Prompt not found: '{name}' with version {number}");
            foreach (var other in versions.Where(version => version != labelled))
            {
                Change(writer, projectId, other, other with { Labels = [.. other.Labels.Except(labels)] }, nowUs);
            }

            return Change(writer, projectId, labelled, labelled with { Labels = [.. labelled.Labels.Union(labels)] }, nowUs);
        },
        cancellationToken);

    /// <summary>Deletes all versions of a prompt, or those of a number or label; the newest left becomes the latest.</summary>
    public Task<int> DeleteAsync(string projectId, string name, int? number, string? label, CancellationToken cancellationToken) => catalogue.WriteAsync(
        writer =>
        {
            var versions = writer.All(PromptCollections.Versions, projectId, name);
            var leaving = versions.Where(version => (number is null || version.Version == number) && (label is null || version.Labels.Contains(label))).ToList();
            if (leaving.Count == 0)
            {
                throw ApiException.NotFound($"Prompt not found: '{name}'{(number is null ? "" : $" with version {number}")}{(label is null ? "" : $" with label '{label}'")}");
            }

            RefuseWhereNeeded(writer, projectId, leaving);
            foreach (var version in leaving)
            {
                writer.Delete(PromptCollections.Versions, projectId, version.Id);
            }

            if (versions.Except(leaving).MaxBy(version => version.Version) is { } newest && !newest.Labels.Contains(PromptVersion.Latest))
            {
                Change(writer, projectId, newest, newest with { Labels = [.. newest.Labels, PromptVersion.Latest] }, Micros.Of(clock.GetUtcNow()));
            }

            return leaving.Count;
        },
        cancellationToken);

    /// <summary>The prompts that match, by name.</summary>
    public IReadOnlyList<PromptMeta> List(string projectId, PromptFilter filter) =>
    [
        .. catalogue.All(PromptCollections.Versions, projectId)
            .Where(filter.Matches)
            .GroupBy(version => version.Name)
            .OrderBy(versions => versions.Key, StringComparer.Ordinal)
            .Select(Meta),
    ];

    private static PromptMeta Meta(IGrouping<string, PromptVersion> versions)
    {
        var newest = versions.MaxBy(version => version.Version)!;
        return new PromptMeta(
            versions.Key, newest.Type, newest.Tags, [.. versions.SelectMany(version => version.Labels).Distinct()], Micros.Iso(versions.Max(version => version.UpdatedUs)),
            [.. versions.Select(version => version.Version).Order()], newest.Config);
    }

    private static void RefuseWhereNeeded(ICatalogueReader reader, string projectId, List<PromptVersion> leaving)
    {
        var ids = leaving.Select(version => version.Id).ToHashSet();
        var needing = reader.All(PromptCollections.Versions, projectId)
            .FirstOrDefault(version => !ids.Contains(version.Id) && leaving.Any(gone => PromptComposition.Names(version, gone)));
        if (needing is not null)
        {
            throw ApiException.Refused($"Prompt '{needing.Name}' version {needing.Version} contains '{leaving[0].Name}'. Take it out there first.");
        }
    }

    private static PromptVersion Change(ICatalogueWriter writer, string projectId, PromptVersion before, PromptVersion after, long nowUs)
    {
        if (after.Labels.SequenceEqual(before.Labels) && after.Tags.SequenceEqual(before.Tags))
        {
            return before;
        }

        var changed = after with { UpdatedUs = nowUs };
        writer.Put(PromptCollections.Versions, projectId, changed);
        return changed;
    }
}
