import styles from "./footer.module.css";

export function Footer() {
  return (
    <footer id="footer" className={styles.footer}>
      <small>
        Countersign. An independent open-source project. Not affiliated with, endorsed by or sponsored by Amazon Web
        Services.
      </small>
    </footer>
  );
}
