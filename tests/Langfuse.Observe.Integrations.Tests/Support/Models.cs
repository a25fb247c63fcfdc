using System.ClientModel;
using System.ClientModel.Primitives;
using Langfuse.Observe.AiTypes.Tests.Support;
using OpenAI;

namespace Langfuse.Observe.Integrations.Tests.Support;

/// <summary>Clients of the fake service.</summary>
internal static class Models
{
    public static OpenAIClient OpenAI(FakeModel model, bool isTraced) => OpenAI(new Uri(model.Address, "/v1"), isTraced);

    public static OpenAIClient OpenAI(Uri address, bool isTraced)
    {
        var options = new OpenAIClientOptions { Endpoint = address, RetryPolicy = new ClientRetryPolicy(0) };
        return new OpenAIClient(new ApiKeyCredential("sk-test"), isTraced ? options.UseLangfuse() : options);
    }

    /// <summary>The one usage of the fake service's answers, as Langfuse counts it.</summary>
    public const string Usage = "input 12, output 5, total 29, input_cached_tokens 8, output_reasoning_tokens 4";
}
