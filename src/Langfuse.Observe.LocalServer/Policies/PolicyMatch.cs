namespace Langfuse.Observe.LocalServer.Policies;

/// <summary>Which traces a policy is about: those that fit every list that is given.</summary>
internal sealed class PolicyMatch
{
    private readonly Globs _agents;
    private readonly Globs _names;
    private readonly Globs _tags;
    private readonly Globs _environments;
    private readonly Globs _users;

    private PolicyMatch(BodyReader? body)
    {
        _agents = Read(body, "agents");
        _names = Read(body, "names");
        _tags = Read(body, "tags");
        _environments = Read(body, "environments");
        _users = Read(body, "users");
    }

    public static PolicyMatch All { get; } = new(null);

    public static PolicyMatch Read(BodyReader body) => new(body.Only("agents", "names", "tags", "environments", "users"));

    public bool Fits(ReviewedTrace trace) =>
        (_agents.IsEmpty || _agents.Matches(trace.Agent?.Name))
        && (_names.IsEmpty || _names.Matches(trace.Trace.Name))
        && (_tags.IsEmpty || trace.Tags.Any(_tags.Matches))
        && (_environments.IsEmpty || _environments.Matches(trace.Trace.Environment))
        && (_users.IsEmpty || _users.Matches(trace.Trace.UserId));

    private static Globs Read(BodyReader? body, string name) => new(body?.Texts(name) ?? []);
}
