using Langfuse.Observe;

public class Startup
{
    public static LangfuseClient Create(string publicKey, string secretKey) => LangfuseClient.Start(options =>
    {
        options.PublicKey = publicKey;
        options.SecretKey = secretKey;
    });
}
