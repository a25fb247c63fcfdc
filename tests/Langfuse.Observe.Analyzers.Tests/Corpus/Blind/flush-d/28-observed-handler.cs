// Planted: LFO5010
using Langfuse.Observe;
using Amazon.Lambda.Core;

namespace Translation
{
    public sealed class TranslateFunction
    {
        private static readonly LangfuseClient Langfuse = LangfuseClient.Start();
        private readonly Dictionary<string, string> _words = new() { ["hello"] = "hallo", ["bread"] = "Brot" };

        [Observe(Name = "translate")]
        public async Task<string> Handler(string word, ILambdaContext context)
        {
            try
            {
                await Task.Delay(1);
                return _words.GetValueOrDefault(word, word);
            }
            finally
            {
                await Langfuse.FlushAsync();
            }
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
