// Planted: LFO5010
using System.Text.Json;
using Langfuse.Observe;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.Core
{
    public interface ILambdaContext
    {
        string FunctionName { get; }
    }
}

namespace Survey
{
    public sealed class SurveyFunction
    {
        private readonly LangfuseClient _langfuse;

        public SurveyFunction()
            : this(LangfuseClient.Start())
        {
        }

        public SurveyFunction(LangfuseClient langfuse) => _langfuse = langfuse;

        public async Task<int> HandleAsync(Stream body, ILambdaContext context)
        {
            using var trace = _langfuse.StartTrace("survey", metadata: new { function = context.FunctionName });
            try
            {
                var answers = await JsonSerializer.DeserializeAsync<Dictionary<string, int>>(body) ?? [];
                trace.Update(output: answers.Count);
                return answers.Values.Sum();
            }
            finally
            {
                await _langfuse.FlushAsync();
            }
        }
    }
}
