using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Policies;

/// <summary>Until when the traces of a project have been held against its policies.</summary>
internal sealed record PolicyProgress(long ReviewedUntilUs)
{
    private const string TheOne = "policies";

    public static readonly Collection<PolicyProgress> Collection = new("policy-progress", PolicyStoreJson.Default.PolicyProgress, _ => TheOne, _ => 0);

    public static PolicyProgress? Find(ICatalogueReader catalogue, string projectId) => catalogue.Find(Collection, projectId, TheOne);
}
