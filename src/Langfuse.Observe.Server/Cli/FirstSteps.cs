namespace Langfuse.Observe.Server.Cli;

/// <summary>What a program needs to send its first trace, shown once.</summary>
internal static class FirstSteps
{
    public const string Text = """
          Set these three in the environment of your program, then:

          C#          dotnet add package Langfuse.Observe.Client

                      using Langfuse.Observe;
                      await using var langfuse = LangfuseClient.Start();
                      Console.WriteLine(App.Answer("What is the return policy?"));
                      static class App { [Observe] public static string Answer(string question) => "30 days"; }

          Python      pip install langfuse

                      from langfuse import observe, get_client
                      @observe()
                      def answer(question): return "30 days"
                      answer("What is the return policy?"); get_client().flush()

          JavaScript  npm install @langfuse/tracing @langfuse/otel @opentelemetry/sdk-node

                      import { NodeSDK } from "@opentelemetry/sdk-node";
                      import { LangfuseSpanProcessor } from "@langfuse/otel";
                      import { observe } from "@langfuse/tracing";
                      const sdk = new NodeSDK({ spanProcessors: [new LangfuseSpanProcessor()] }); sdk.start();
                      await observe(async (question) => "30 days", { name: "answer" })("What is the return policy?");
                      await sdk.shutdown();

        """;
}
