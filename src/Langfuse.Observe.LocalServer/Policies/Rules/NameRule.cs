namespace Langfuse.Observe.LocalServer.Policies.Rules;

/// <summary>model and tool: which may be called, or which may not.</summary>
internal sealed class NameRule(string what, Globs allow, Globs deny) : IPolicyRule
{
    public const string Model = "model";
    public const string Tool = "tool";

    public static IPolicyRule Read(BodyReader body, string what)
    {
        body.Only("type", "allow", "deny");
        var (allow, deny) = (body.Texts("allow"), body.Texts("deny"));
        if ((allow?.Count ?? 0) + (deny?.Count ?? 0) == 0)
        {
            body.Issues.Add($"allow, deny: at least one is required, a list of names of a {what}, in which * stands for any text");
        }

        return new NameRule(what, new Globs(allow ?? []), new Globs(deny ?? []));
    }

    public IEnumerable<Finding> Check(ReviewedTrace trace) => trace.Observations
        .Select(row => (Row: row, Name: Name(row)))
        .Where(one => one.Name is not null && (deny.Matches(one.Name) || (!allow.IsEmpty && !allow.Matches(one.Name))))
        .Select(one => new Finding(one.Name!, $"The {what} '{one.Name}' is not allowed.", one.Row.Id, one.Name));

    private string? Name(Observation row) => what == Model ? row.Model : row.Type == "TOOL" ? row.Name : null;
}
