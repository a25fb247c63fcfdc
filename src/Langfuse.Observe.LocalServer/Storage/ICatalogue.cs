namespace Langfuse.Observe.LocalServer.Storage;

/// <summary>Keeps what people make and change: projects, keys, prompts, datasets, configs, comments. Small beside the events, and read by id or by parent.</summary>
internal interface ICatalogue : ICatalogueReader
{
    /// <summary>Runs <paramref name="work"/> in a transaction, one after the other with all others; an exception undoes it.</summary>
    Task<TResult> WriteAsync<TResult>(Func<ICatalogueWriter, TResult> work, CancellationToken cancellationToken = default);
}
