using Langfuse.Observe;

public class Rag(LangfuseClient langfuse)
{
    public async Task<string> AskAsync(string question)
    {
        var trace = langfuse.StartTrace("ask", input: question);
        Observation? generation = null;
        try
        {
            generation = trace.StartGeneration("answer", model: "gpt-4o");
            using var http = new HttpClient();
            var answer = await http.GetStringAsync("https://example.org");
            generation.Update(output: answer);
            return answer;
        }
        finally
        {
            generation?.End();
            trace.End();
        }
    }
}
