// Planted: LFO5012
using Langfuse.Observe;

public class Retriever(LangfuseClient langfuse)
{
    public async Task<string[]> FindAsync(string query, HttpClient http)
    {
        var span = langfuse.StartObservation("search", ObservationType.Retriever, input: query);
        var response = await http.GetAsync("search?q=" + query);
        if (!response.IsSuccessStatusCode)
        {
            return [];
        }

        var lines = (await response.Content.ReadAsStringAsync()).Split('\n');
        span.End(output: lines.Length);
        return lines;
    }
}
