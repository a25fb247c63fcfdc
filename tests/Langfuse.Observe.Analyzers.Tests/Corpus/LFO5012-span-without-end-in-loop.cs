// Planted: LFO5012
using Langfuse.Observe;

public class Crawler(LangfuseClient langfuse)
{
    public void Crawl(string[] urls)
    {
        foreach (var url in urls)
        {
            var span = langfuse.StartSpan("crawl", input: url);
            span.Update(output: url.Length);
        }
    }
}
