// Planted: LFO5012
using Langfuse.Observe;

public class Llm(LangfuseClient langfuse)
{
    public async Task<string?> CompleteAsync(HttpClient http, string prompt)
    {
        var generation = langfuse.StartGeneration("complete", model: "gpt-4o", input: prompt);
        var response = await http.GetAsync("https://localhost/complete");
        if (!response.IsSuccessStatusCode)
        {
            return null;
        }

        var text = await response.Content.ReadAsStringAsync();
        generation.End(output: text);
        return text;
    }
}
