// Planted: LFO5013
using Langfuse.Observe;

public static class Fetch
{
    public static Task<string> PageAsync(LangfuseClient langfuse, HttpClient http, string url)
    {
        using var span = langfuse.StartObservation("fetch", ObservationType.Tool);
        var page = http.GetStringAsync(url);
        return page;
    }
}
