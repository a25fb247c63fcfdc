// Planted: LFO1009
using Langfuse.Observe;

namespace Catalogue.Search;

public sealed record Rewrite(string Query, int PromptTokens, int AnswerTokens);

public interface IRewriteModel
{
    Task<Rewrite> RewriteAsync(string query, CancellationToken cancellationToken);
}

public sealed class QueryRewriter(LangfuseClient langfuse, IRewriteModel model)
{
    public async Task<string> ImproveAsync(string query, CancellationToken cancellationToken)
    {
        using var trace = langfuse.StartTrace("catalogue-search", input: query);
        var step = trace.StartSpan("rewrite-query", input: query);
        try
        {
            var rewrite = await model.RewriteAsync(query, cancellationToken);
            step.Update(output: rewrite.Query, usage: new Usage(input: rewrite.PromptTokens, output: rewrite.AnswerTokens));
            trace.Update(output: rewrite.Query);
            return rewrite.Query;
        }
        catch (Exception error)
        {
            step.Fail(error);
            throw;
        }
        finally
        {
            step.End();
        }
    }
}
