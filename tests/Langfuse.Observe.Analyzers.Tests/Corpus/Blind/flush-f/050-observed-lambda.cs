// Planted: LFO5010
using Langfuse.Observe;
using Amazon.Lambda.Core;

namespace Newsletter.Functions
{
    public sealed class SubjectLineFunction(LangfuseClient langfuse)
    {
        [Observe(Name = "subject-line")]
        public async Task<string> Handle(string article, ILambdaContext context)
        {
            try
            {
                var sentence = article.Split('.')[0];
                LangfuseContext.UpdateCurrentTrace(tags: ["newsletter"]);
                return await ShortenAsync(sentence);
            }
            finally
            {
                await langfuse.FlushAsync(TimeSpan.FromSeconds(2));
            }
        }

        private static async Task<string> ShortenAsync(string sentence)
        {
            await Task.Yield();
            return sentence.Length > 60 ? sentence[..60] : sentence;
        }
    }
}

namespace Amazon.Lambda.Core
{
    public interface ILambdaContext
    {
        string FunctionName { get; }
    }
}
