using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace ContentApi.Server.Tests.Transport;

/// <summary>The certificate of a server over TLS, and clients that trust only this certificate.</summary>
sealed class TestCertificate : IDisposable
{
    readonly RSA key = RSA.Create(2048);
    readonly X509Certificate2 certificate;

    public TestCertificate() => certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
        .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));

    public void Use(KestrelServerOptions kestrel) => Use(kestrel, _ => { });

    public void Use(KestrelServerOptions kestrel, Action<HttpsConnectionAdapterOptions> configure) => kestrel.ConfigureHttpsDefaults(https =>
    {
        https.ServerCertificate = certificate;
        configure(https);
    });

    public bool IsThis(X509Certificate? presented) => presented?.GetCertHashString() == certificate.GetCertHashString();

    public HttpClient Client(Uri server, string version) =>
        new(new SocketsHttpHandler { SslOptions = new() { RemoteCertificateValidationCallback = (_, presented, _, _) => IsThis(presented) } })
        {
            BaseAddress = server, DefaultRequestVersion = new(version), DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };

    public void Dispose()
    {
        certificate.Dispose();
        key.Dispose();
    }
}
