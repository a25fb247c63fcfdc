namespace Langfuse.Observe.LocalServer.Storage;

internal static class Catalogue
{
    /// <summary>The place of what belongs to no project.</summary>
    public const string NoProject = "";

    /// <summary>Everything of a parent, newest first.</summary>
    public static IReadOnlyList<T> All<T>(this ICatalogueReader catalogue, Collection<T> collection, string projectId, string? parent = null)
        where T : class => catalogue.List(collection, projectId, new CatalogueQuery { Parent = parent });

    /// <summary>A page of a collection, in the shape of the API, with the number of all.</summary>
    public static PageReply<TReply> PageOf<T, TReply>(
        this ICatalogueReader catalogue, Collection<T> collection, string projectId, PageRequest asked, Func<T, TReply> reply, CatalogueQuery query = default)
        where T : class
    {
        var items = catalogue.List(collection, projectId, query with { Limit = asked.Limit, Offset = asked.Offset });
        return asked.Reply<TReply>([.. items.Select(reply)], catalogue.Count(collection, projectId, query));
    }

    public static Task PutAsync<T>(this ICatalogue catalogue, Collection<T> collection, string projectId, T item, CancellationToken cancellationToken)
        where T : class => catalogue.WriteAsync(
            writer =>
            {
                writer.Put(collection, projectId, item);
                return true;
            },
            cancellationToken);

    public static Task<bool> DeleteAsync<T>(this ICatalogue catalogue, Collection<T> collection, string projectId, string id, CancellationToken cancellationToken)
        where T : class => catalogue.WriteAsync(writer => writer.Delete(collection, projectId, id), cancellationToken);
}
