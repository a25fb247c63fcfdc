namespace Langfuse.Observe.Api;

/// <summary>One request to the API.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path with its query, without a slash in front.</param>
/// <param name="Body">The JSON that is sent, or null.</param>
internal sealed record ApiRequest(HttpMethod Method, string Path, byte[]? Body)
{
    /// <summary>Whether sending it twice does what sending it once does.</summary>
    public bool IsRepeatable { get; init; } = Method != HttpMethod.Post;
}
