// Planted: LFO5012
using Langfuse.Observe;

public class LlmClient(LangfuseClient langfuse, HttpClient http)
{
    public async Task<string> CompleteAsync(string prompt)
    {
        var generation = langfuse.StartGeneration("completion", model: "gpt-4o", input: prompt);
        var response = await http.PostAsync("https://example.org", new StringContent(prompt));
        var text = await response.Content.ReadAsStringAsync();
        generation.End(output: text);
        return text;
    }
}
