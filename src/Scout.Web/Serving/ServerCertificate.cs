using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Scout.Server.Hosting;

namespace Scout.Web.Serving;

/// <summary>The certificate of https URLs.</summary>
internal static class ServerCertificate
{
    /// <summary>Reads it.</summary>
    /// <param name="file">The certificate, as PEM.</param>
    /// <param name="key">Its private key, as PEM; none: in the same file.</param>
    /// <exception cref="ScoutException">It cannot be read, or is none.</exception>
    public static X509Certificate2 Read(string file, string? key)
    {
        try
        {
            using var certificate = X509Certificate2.CreateFromPemFile(file, key);
            // Windows wants a key that lies in a store: one that came this way does.
            return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw ServerErrors.NoCertificate(file, exception);
        }
    }
}
